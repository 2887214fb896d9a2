# Sourced by ./cosr and ./build: sets COSR_JDK to the home of a JDK 21 or newer, and
# COSR_JVM_QUIET to the flags that this JDK needs to run without warnings.

cosr_jdk_major() { # home -> major version, or 0
  local release="$1/release"
  [ -x "$1/bin/javac" ] && [ -r "$release" ] || { echo 0; return; }
  sed -n 's/^JAVA_VERSION="\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' "$release" | head -n 1
}

cosr_find_jdk() {
  local home major best="" best_major=0 candidates=()
  if [ -n "${COSR_JAVA_HOME:-}" ]; then
    major=$(cosr_jdk_major "$COSR_JAVA_HOME")
    if [ "${major:-0}" -lt 21 ]; then
      echo "cosr: COSR_JAVA_HOME=$COSR_JAVA_HOME is not the home of a JDK 21 or newer: name one, or unset it" >&2
      return 2
    fi
    candidates+=("$COSR_JAVA_HOME")
  fi
  [ -n "${JAVA_HOME:-}" ] && candidates+=("$JAVA_HOME")
  command -v javac >/dev/null && candidates+=("$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")")
  for home in /usr/lib/jvm/* /opt/java/* /opt/jdk* "${HOME:-/}"/.sdkman/candidates/java/* "${HOME:-/}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -d "$home" ] && candidates+=("$home")
  done
  for home in "${candidates[@]}"; do
    major=$(cosr_jdk_major "$home")
    if [ "${major:-0}" -ge 21 ] && [ "$major" -gt "$best_major" ]; then
      best="$home" best_major="$major"
      # A home that the user named wins over a newer one.
      case "$home" in "${COSR_JAVA_HOME:-//}" | "${JAVA_HOME:-//}") break ;; esac
    fi
  done
  if [ -z "$best" ]; then
    echo "cosr: no JDK 21 or newer found (looked at JAVA_HOME, the PATH and the usual folders);" \
      "install one (Debian: apt-get install openjdk-21-jdk, or Temurin 25) or set JAVA_HOME to it" >&2
    return 2
  fi
  COSR_JDK="$best"
  COSR_JVM_QUIET="--enable-native-access=ALL-UNNAMED"
  [ "$best_major" -ge 24 ] && COSR_JVM_QUIET="$COSR_JVM_QUIET --sun-misc-unsafe-memory-access=allow"
  return 0
}
cosr_find_jdk || exit 2
