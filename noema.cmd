@echo off
rem Runs the noema command; builds it first when a source is newer than the last build.
rem JAVA_HOME, NOEMA_JAVA_OPTIONS and NOEMA_MAVEN_OPTIONS are as in the script noema.
setlocal
set "NOEMA_JAVA=java"
if defined JAVA_HOME set "NOEMA_JAVA=%JAVA_HOME%\bin\java"
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0samples\distribution\launcher.ps1" || exit /b 2
if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=passive"
"%NOEMA_JAVA%" "@%~dp0target\launcher\arguments" %NOEMA_JAVA_OPTIONS% dev.noema.cli.Main %*
exit /b %ERRORLEVEL%
