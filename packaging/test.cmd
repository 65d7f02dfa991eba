@echo off
rem Sets up everything on a fresh machine and runs every test; arguments go to pytest.
setlocal EnableExtensions DisableDelayedExpansion

if not defined LSTM_STUDIO_EXTRA set "LSTM_STUDIO_EXTRA=test"
call "%~dp0setup.cmd" "%LSTM_STUDIO_EXTRA%"
if %errorlevel% neq 0 exit /b %errorlevel%
if "%LSTM_STUDIO_NO_RUN%"=="1" exit /b 0

if not defined QT_QPA_PLATFORM set "QT_QPA_PLATFORM=offscreen"
cd /d "%~dp0.."
rem Tests marked x11 need an X server, which Windows has not.
"%LSTM_STUDIO_BIN%\python.exe" -m pytest -m "not x11" %*
exit /b %errorlevel%
