# Sourced by ./cosr after find-jdk.sh, with COSR_HOME set: builds what is not built or older than its
# sources, without tests and static checks, and says what it downloads.

COSR_TARGET="$COSR_HOME/runtime/target"
COSR_JAR="$COSR_TARGET/cosr-runtime-0.1.0.jar"
COSR_BENCH_JAR="$COSR_HOME/runtime/bench/target/cosr-bench-0.1.0.jar" # needs no other library
# Classes as the JVM loads them at once: a JDK 25 keeps their profiles beside them, older ones do not.
if [ "$(cosr_jdk_major "$COSR_JDK")" -ge 25 ]; then
  COSR_ARCHIVE="$COSR_TARGET/cosr-$(cosr_jdk_major "$COSR_JDK").aot"
  COSR_ARCHIVE_USE="-XX:AOTCache=$COSR_ARCHIVE" COSR_ARCHIVE_MAKE="-XX:AOTCacheOutput"
else
  COSR_ARCHIVE="$COSR_TARGET/cosr-$(cosr_jdk_major "$COSR_JDK").jsa"
  COSR_ARCHIVE_USE="-XX:SharedArchiveFile=$COSR_ARCHIVE" COSR_ARCHIVE_MAKE="-XX:ArchiveClassesAtExit"
fi
COSR_NATIVE="$COSR_TARGET/native" # the journal's native library, unpacked
COSR_ENGINE_MB=315  # Maven artifacts, most of it the tensor engine
COSR_NATIVES_MB=450 # the engine's natives, unpacked
COSR_FREE_MB=1500   # what a first build and a run need of the disk

cosr_stale() { # true where a source is newer than the build, or an artifact is gone
  local stamp="$COSR_TARGET/.built" entry
  [ -f "$stamp" ] && [ -f "$COSR_JAR" ] && [ -f "$COSR_TARGET/classpath" ] || return 0
  local IFS=:
  for entry in $(<"$COSR_TARGET/classpath"); do [ -f "$entry" ] || return 0; done
  case "${COSR_GPU:-}" in
    1) cosr_has_gpu || return 0 ;;
    0) ! cosr_has_gpu || return 0 ;;
    ?*) return 0 ;; # is refused when it is built
  esac
  # A removed file makes its folder newer.
  [ -n "$(find "$COSR_HOME/pom.xml" "$COSR_HOME"/{config,persistence,runtime,runtime/bench}/{pom.xml,src/main} \
    "$COSR_HOME"/actors/{,*/}pom.xml "$COSR_HOME"/actors/*/src/main -newer "$stamp" -print -quit 2>/dev/null)" ]
}

cosr_has_gpu() { # whether natives for GPUs are among the jars
  [ -f "$COSR_TARGET/classpath" ] && grep -q pytorch-native-cu "$COSR_TARGET/classpath"
}

cosr_wants_gpu() { # as COSR_GPU says, or else as it was built before
  case "${COSR_GPU:-}" in
    1) return 0 ;;
    "") cosr_has_gpu ;;
    0) return 1 ;;
    *)
      echo "cosr: COSR_GPU is '$COSR_GPU': 1 brings the engine's natives for GPUs, 0 leaves them out" >&2
      exit 2
      ;;
  esac
}

cosr_home() { # the user's home as a JVM sees it: by the user's entry, whatever HOME says
  local home
  home=$(getent passwd "$(id -u)" 2>/dev/null | cut -d : -f 6)
  echo "${home:-${HOME:-/}}"
}

cosr_repository() { # where Maven keeps what it downloads
  local home named=""
  home=$(cosr_home)
  [ -r "$home/.m2/settings.xml" ] &&
    named=$(sed -n 's|.*<localRepository>\(.*\)</localRepository>.*|\1|p' "$home/.m2/settings.xml" | head -n 1)
  named="${named:-$home/.m2/repository}"
  echo "${named//'${user.home}'/$home}"
}

cosr_announce() { # what a first build brings, before it does
  local repository natives free
  repository=$(cosr_repository)
  natives="${ENGINE_CACHE_DIR:-${DJL_CACHE_DIR:-$(cosr_home)/.djl.ai}}/pytorch"
  local engine=("$repository"/ai/djl/pytorch/pytorch-native-cpu/*/*.jar)
  free=$(df -Pm "$COSR_HOME" | awk 'NR == 2 { print $4 }')
  [ -e "${engine[0]}" ] && COSR_DOWNLOADS=0 || COSR_DOWNLOADS=1
  if [ "$COSR_DOWNLOADS" = 1 ]; then
    echo "cosr: first use: downloads about $COSR_ENGINE_MB MB from Maven into $repository"
    [ -d "$natives" ] || echo "cosr: and unpacks about $COSR_NATIVES_MB MB of the engine's natives into $natives when it trains"
  fi
  if [ "${free:-$COSR_FREE_MB}" -lt "$COSR_FREE_MB" ] && [ "$COSR_DOWNLOADS" = 1 ]; then
    echo "cosr: $free MB are free in $COSR_HOME, and $COSR_FREE_MB MB are needed: make room" >&2
    exit 2
  fi
}

cosr_watch_download() { # every few seconds, how much has come
  local repository before now
  repository=$(cosr_repository)
  mkdir -p "$repository"
  before=$(du -sm "$repository" | cut -f 1)
  while sleep 5 >/dev/null 2>&1; do
    now=$(du -sm "$repository" 2>/dev/null | cut -f 1)
    [ "$now" -gt "$before" ] && echo "cosr:   $((now - before)) MB of about $COSR_ENGINE_MB MB"
  done
}

cosr_build() {
  local log="$COSR_TARGET/build.log" watcher="" status=0
  if ! command -v mvn >/dev/null; then
    echo "cosr: Maven is missing, and the build needs it; on Debian: apt-get install maven" >&2
    exit 2
  fi
  local profile=()
  if cosr_wants_gpu; then
    profile=(-Pgpu)
    cosr_has_gpu || echo "cosr: brings the engine's natives for GPUs from Maven as well, some GB"
  fi
  cosr_announce
  echo "cosr: building (without tests)"
  touch "$COSR_TARGET/.building"
  if [ "$COSR_DOWNLOADS" = 1 ]; then
    cosr_watch_download &
    watcher=$!
  fi
  COSR_BUILDS=1 "$COSR_HOME/build" -f "$COSR_HOME/pom.xml" ${profile[@]+"${profile[@]}"} -Dquick -DskipTests -Dstyle.color=never package 2>&1 | tee "$log" |
    sed -un 's/^\[INFO\] Building \(COSR.*[^ ]\)  *[^ ]*  *\(\[[0-9]*\/[0-9]*\]\)$/cosr:   \2 \1/p' || status=$?
  [ -z "$watcher" ] || kill "$watcher" 2>/dev/null || true
  if [ "$status" != 0 ]; then
    echo "cosr: the build failed; $log has all of it, and it says:" >&2
    grep -m 5 '^\[ERROR\]' "$log" >&2 || tail -n 5 "$log" >&2
    if grep -qE 'Could not transfer|Network is unreachable|UnknownHost|Cannot access' "$log"; then
      echo "cosr: Maven could not reach its repository: is there a network, or a proxy for ~/.m2/settings.xml?" >&2
    fi
    exit "$status"
  fi
  mv "$COSR_TARGET/.building" "$COSR_TARGET/.built"
  cosr_archive
}

cosr_archive() { # a quick verb then answers in half the time
  local fresh="$COSR_ARCHIVE.$$"
  "$COSR_JDK/bin/java" $COSR_JVM_QUIET -Xlog:disable -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "$COSR_ARCHIVE_MAKE=$fresh" \
    "-Dcosr.home=$COSR_HOME" -cp "$COSR_JAR:$(<"$COSR_TARGET/classpath")" cosr.runtime.verbs.Rehearsal "$COSR_NATIVE" \
    >/dev/null 2>&1 || true
  [ -f "$fresh" ] && mv "$fresh" "$COSR_ARCHIVE"
  return 0
}

cosr_build_if_needed() {
  if [ "${COSR_NO_BUILD:-}" != "" ] && [ -f "$COSR_JAR" ]; then return; fi
  # A clone that only others may write in runs what is built there, without locks.
  if ! { mkdir -p "$COSR_TARGET" && [ -w "$COSR_TARGET" ] && : >>"$COSR_TARGET/.in-use"; } 2>/dev/null; then
    if [ -f "$COSR_JAR" ] && [ -f "$COSR_TARGET/classpath" ]; then
      ! cosr_stale || echo "cosr: sources are newer than the build, but $COSR_TARGET cannot be written: using it as it is" >&2
      return 0
    fi
    echo "cosr: nothing is built, and $COSR_TARGET cannot be written: build as its owner, or clone it anew" >&2
    exit 2
  fi
  if cosr_stale; then
    # One builds at a time, and never under a running process, which would lose its jars: each run
    # holds the lock .in-use shared for as long as it lives.
    if command -v flock >/dev/null; then
      exec 8>"$COSR_TARGET/.build-lock"
      if ! flock -n 8; then
        echo "cosr: another cosr builds; waiting for it" >&2
        flock 8
      fi
      if cosr_stale; then # the other may have built it
        exec 9>"$COSR_TARGET/.in-use"
        if flock -n 9; then
          cosr_build 8>&- 9>&- >&2
        elif [ -f "$COSR_JAR" ]; then
          echo "cosr: sources are newer than the build, but another cosr runs from it: using it as it is" >&2
        fi
      fi
      exec 8>&-
    else
      cosr_build >&2
    fi
  fi
  [ "$COSR_ARCHIVE" -nt "$COSR_JAR" ] || cosr_archive # ./build made the jars anew
  if command -v flock >/dev/null; then
    exec 9>"$COSR_TARGET/.in-use"
    flock -s 9
  fi
}
