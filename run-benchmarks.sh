#!/usr/bin/env bash
# Builds the jar if it is older than its sources, then passes its arguments to the program.
# A jar and this script are all that target hardware needs: without sources or Maven it builds nothing.
set -euo pipefail
home=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
jar="$home/target/benchmarks.jar"
if [ ! -f "$home/pom.xml" ] && [ -f "$home/benchmarks.jar" ]; then jar="$home/benchmarks.jar"; fi

fail() { printf 'watershed: %s\n' "$1" >&2; exit 2; }

if [ -n "${JAVA_HOME:-}" ]; then
  java="$JAVA_HOME/bin/java"
  [ -x "$java" ] || fail "JAVA_HOME is '$JAVA_HOME', which holds no bin/java: correct it or unset it"
else
  java=$(command -v java) || fail "no java found: set JAVA_HOME to a JDK 17 or later, or put java on the PATH"
fi

feature=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.specification.version = //p') || true
case "$feature" in
  "") fail "'$java' does not start, or is no Java 17 or later: set JAVA_HOME to a JDK" ;;
  1.* | 9 | 1[0-6]) fail "'$java' is Java $feature: a JDK 17 or later is needed (set JAVA_HOME)" ;;
esac

stale() {
  [ -f "$home/pom.xml" ] && [ -d "$home/src/main" ] || return 1
  [ -f "$jar" ] || return 0
  [ -n "$(find "$home/pom.xml" "$home/src/main" -newer "$jar" -print -quit)" ]
}

if stale; then
  if command -v mvn >/dev/null; then
    if [ -f "$jar" ]; then reason="sources are newer than the jar"; else reason="there is no jar yet"; fi
    printf 'watershed: %s: building (about a minute, longer while Maven downloads) ...\n' "$reason" >&2
    log=$(mktemp)
    if ! (cd "$home" && mvn -q -B -Dmaven.test.skip=true package) >"$log" 2>&1; then
      cat "$log" >&2
      rm -f "$log"
      fail "the build failed: its output stands above"
    fi
    rm -f "$log"
  elif [ -f "$jar" ]; then
    printf 'watershed: sources are newer than the jar, but there is no Maven: using the jar as it is\n' >&2
  fi
fi
[ -f "$jar" ] || fail "no jar at target/benchmarks.jar and no Maven to build it: install Maven, or copy a built jar there"

tty=false
[ -t 2 ] && tty=true
case "${1:-}" in
  -h | --help | -V | --version | --verbose) ;;
  "" | -*) set -- run "$@" ;;
esac
exec "$java" -XX:+IgnoreUnrecognizedVMOptions --sun-misc-unsafe-memory-access=allow \
  --enable-native-access=ALL-UNNAMED -XX:+EnableDynamicAgentLoading -Djol.skipHotspotSAAttach=true \
  -XX:-UsePerfData -Dwatershed.tty=$tty -Dwatershed.results="$home/results" \
  -cp "$jar" watershed.cli.Watershed "$@"
