@rem Called by run.cmd and test.cmd: makes .venv ready; %1 is what else to install (test, dev).
@rem Leaves LSTM_STUDIO_BIN, the folder of its programs.  The work is done by prepare.py.

@rem .venv is complete in itself: modules of another Python must not come before ours.
set "PYTHONHOME="
set "PYTHONPATH="
set "LSTM_STUDIO_BIN=%~dp0..\.venv\Scripts"

if not exist "%LSTM_STUDIO_BIN%\python.exe" goto find
"%LSTM_STUDIO_BIN%\python.exe" -I "%~dp0prepare.py" --check "--extra=%~1" >nul 2>nul
if %errorlevel% equ 0 exit /b 0

:find
set "LSTM_STUDIO_FOUND="
if defined LSTM_STUDIO_PYTHON call :try "%LSTM_STUDIO_PYTHON%"
if defined LSTM_STUDIO_PYTHON if not defined LSTM_STUDIO_FOUND goto wrong
call :try py -3
call :try py -3.13
call :try py -3.12
call :try py -3.11
call :try py -3.14
call :try python
call :try python3
if not defined LSTM_STUDIO_FOUND goto none
%LSTM_STUDIO_FOUND% -I "%~dp0prepare.py" "--extra=%~1"
exit /b %errorlevel%

:try
@rem A candidate must really run: the Microsoft Store puts stubs on PATH that only complain.
if defined LSTM_STUDIO_FOUND exit /b 0
%* -I -c "import sys, sysconfig; sys.exit(not (sys.implementation.name == 'cpython' and (3, 11) <= sys.version_info < (3, 15) and sys.maxsize > 2**32 and not sysconfig.get_config_var('Py_GIL_DISABLED')))" >nul 2>nul
if %errorlevel% equ 0 set LSTM_STUDIO_FOUND=%*
exit /b 0

:wrong
echo LSTM Studio: LSTM_STUDIO_PYTHON is not a 64-bit CPython 3.11 to 3.14. 1>&2
exit /b 1

:none
echo LSTM Studio: no 64-bit CPython 3.11 to 3.14 was found. 1>&2
echo LSTM Studio: Install one from python.org, or with:  winget install Python.Python.3.13 1>&2
exit /b 1
