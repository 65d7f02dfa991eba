@echo off
rem Sets up everything on a fresh machine and starts LSTM Studio; arguments go to the program.
rem LSTM_STUDIO_NO_RUN=1 stops before the start, LSTM_STUDIO_EXTRA=test or dev installs more.
setlocal EnableExtensions DisableDelayedExpansion

call "%~dp0setup.cmd" "%LSTM_STUDIO_EXTRA%"
if %errorlevel% neq 0 exit /b %errorlevel%
if "%LSTM_STUDIO_NO_RUN%"=="1" exit /b 0

"%LSTM_STUDIO_BIN%\lstm-studio.exe" %*
exit /b %errorlevel%
