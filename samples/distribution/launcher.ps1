# For noema.cmd: brings target\launcher\arguments up to date, as the script noema does elsewhere.
$ErrorActionPreference = 'Stop'
$root = Split-Path -Parent (Split-Path -Parent $PSScriptRoot)
$state = Join-Path $root 'target\launcher'
$current = Join-Path $state 'current'
$log = Join-Path $root 'target\noema-build.log'
$java = $env:NOEMA_JAVA

function Fail($message) {
    [Console]::Error.WriteLine("noema: $message")
    exit 2
}

function Libraries {
    ([IO.File]::ReadAllText((Join-Path (Get-Content $current) 'class-path'))).Trim()
}

# True when there is no build, a source is newer than it, or a library has gone.
function Stale {
    if (-not (Test-Path $current)) { return $true }
    foreach ($jar in (Libraries).Split(';')) { if (-not [IO.File]::Exists($jar)) { return $true } }
    $built = (Get-Item $current).LastWriteTimeUtc
    $sources = @('pom.xml', 'framework', 'modules-*', 'samples') | ForEach-Object { Join-Path $root $_ }
    foreach ($file in Get-ChildItem $sources -Recurse) {
        $source = $file.Name -eq 'pom.xml' -or $file.FullName -match '\\src\\main'
        if ($source -and $file.LastWriteTimeUtc -gt $built) { return $true }
    }
    return $false
}

function Build {
    if (-not (Get-Command mvn -ErrorAction SilentlyContinue)) {
        Fail 'no Maven found, which the first build needs: install it, 3.6.3 or newer'
    }
    [Console]::Error.WriteLine("noema: building; the first time fetches about 220 MB and takes some minutes (log: $log)")
    $started = [DateTime]::UtcNow
    $folder = Join-Path $state $started.ToString('yyyyMMdd-HHmmss')
    New-Item -ItemType Directory -Force $folder | Out-Null
    $more = @("$env:NOEMA_MAVEN_OPTIONS".Split(' ', [StringSplitOptions]::RemoveEmptyEntries))
    Push-Location $root
    & mvn -B -q -l $log -Dquick "-Dlauncher.folder=$folder" @more install
    $status = $LASTEXITCODE
    Pop-Location
    if ($status -ne 0) {
        if (Test-Path $log) { Get-Content $log -Tail 25 }
        Fail "the build failed; all of its output is in $log"
    }
    [IO.File]::WriteAllText($current, $folder)
    (Get-Item $current).LastWriteTimeUtc = $started
    # A run that is still going on may load from the build before; after a week none does.
    Get-ChildItem $state -Directory | Where-Object { $_.LastWriteTimeUtc -lt $started.AddDays(-7) } |
        Remove-Item -Recurse -Force
}

if (-not (Get-Command $java -ErrorAction SilentlyContinue)) {
    Fail "no Java found as $java`: install a JDK, 17 or newer, or set JAVA_HOME"
}
if (Stale) { Build }
$arguments = Join-Path $state 'arguments'
$path = (Get-Command $java).Source
$first = "# $path " + (Get-Content $current)
if (-not (Test-Path $arguments) -or (Get-Content $arguments -TotalCount 1) -ne $first) {
    # The first line is "openjdk 17.0.15 2025-04-15"; Java 8 does not know the option.
    $version = 0
    if ("$(& $java --version)" -match '^\S+ (\d+)') { $version = [int] $Matches[1] }
    if ($version -lt 17) { Fail "$path is older than Java 17, which Noema needs: set JAVA_HOME to a newer one" }
    $lines = @($first, '-XX:+UseSerialGC -Xshare:auto -Dfile.encoding=UTF-8 -Djdk.console=java.base',
        '-Dai.djl.offline=true -DOPT_OUT_TRACKING=true --enable-native-access=ALL-UNNAMED')
    if ($version -ge 24) { $lines += '--sun-misc-unsafe-memory-access=allow' }
    $lines += '-cp "' + ((Get-Content $current) + '/lib/*;' + $root + '/plugins/*;' + (Libraries)).Replace('\', '/') + '"'
    $lines | Set-Content -Encoding Default $arguments
}
