# podwright wait program: what to wait for stands in the arguments, never in this text. See docs/waiting.md.
#
# POSIX sh and an `nc` of any kind: BusyBox (ash on musl, uClibc, glibc), dash, bash. No file is written.
# No dollar before the parenthesis of a command, and no two dollars in a row: in `command` and `args` the kubelet
# expands the first and shortens the second. tools/wait/embed.ts drops the comments, all but the first line, and cuts
# the text at the lines that name a part: a manifest holds the parts that its kinds of target need.
#
#part start
export LC_ALL=C
set -f

say() { printf '%s\n' "$*"; }

# Seconds that nobody sets back: the machine's uptime, else the date.
clock() {
  now=
  IFS='. ' read -r now rest < /proc/uptime
  [ "$now" ] || now=`date +%s`
} 2> /dev/null

# span SECONDS: $span is 45s, 1m30s, 2h0m5s
span() {
  span=$1s
  [ "$1" -lt 60 ] || span=$(($1 / 60))m$(($1 % 60))s
  [ "$1" -lt 3600 ] || span=$(($1 / 3600))h$(($1 % 3600 / 60))m$(($1 % 60))s
}

# Sets $limit, the seconds an attempt may take, and $open, those it may wait for an answer; false when none is left.
patience() {
  clock
  limit=$((deadline - now)) open=1
  [ "$limit" -le 5 ] || limit=5
  [ "$limit" -le 1 ] || open=$((limit - 1))
  [ "$limit" -ge 1 ] || { limit=1; return 1; }
}

# exchange ASK TAKE COMMAND...: COMMAND reads what ASK prints, TAKE reads what COMMAND prints, then a line "=" with
# COMMAND's status. Input stays open for $open seconds, because proxies drop the answer to a client that closes first.
# After $limit seconds all of it ends. TAKE's status says whether the target is ready; else it prints why.
exchange() {
  ask=$1 take=$2
  shift 2
  {
    (
      read -r self rest < /proc/self/stat
      echo "$self"
      "$ask"
      exec sleep "$open"
    ) | (
      read -r asker
      (
        read -r self rest < /proc/self/stat
        echo "$asker $self"
        [ "$ask" != : ] || exec < /dev/null
        exec "$@" 2>&1
      )
      printf '\n=%s\n' "$?"
    ) | (
      read -r asker self
      (
        sleep "$limit"
        kill -9 "$asker" "$self"
      ) < /dev/null > /dev/null &
      watch=$!
      "$take"
      status=$?
      kill -9 "$asker" "$self" "$watch"
      exit "$status"
    )
  } 2> /dev/null
}

# unready TEXT: the reason on one line of printable text; where the target said nothing, what COMMAND's status tells.
unready() {
  text=$1
  while [ -z "$text" ] && read -r text; do :; done
  case $text in
    =0 | '') text='closed without an answer' ;;
    =137) text="no answer within ${limit}s" ;;
    =*) text="ended with status ${text#=}" ;;
  esac
  for program in nc ping wget; do text=${text#"$program: "}; done
  printf '%.160s' "$text" | tr -dc '\040-\176\200-\377'
  return 1
}

# COMMAND's last line, or its first that speaks of an option; ready when it ended with 0.
take_status() {
  last=
  while read -r line; do
    case $line in
      =0) return 0 ;;
      =*) break ;;
      *sent\ *rcvd*) ;;
      ?*) case $last in *option*) ;; *) last=$line ;; esac ;;
    esac
  done
  unready "${last:-$line}"
}

# host_is NAME: sets $host; one that came from a variable may be anything, an option of nc for example.
host_is() {
  host=$1
  case $host in
    -* | '')
      say "this is no host: $host"
      exit 2
      ;;
  esac
}

# need PROGRAM: an image that lacks it will not get it by waiting.
need() {
  command -v "$1" > /dev/null || {
    say "cannot wait for $name: this image has no $1 on its PATH"
    exit 2
  }
}
#part connection

# A connection that is accepted. Not every nc has -z; one without it can run a program on the connection.
check_tcp() {
  reason=`exchange : take_status nc -v -v -z -w "$open" "$host" "$port"` && return
  case $reason in
    *option*) reason=`exchange : take_status nc -w "$open" "$host" "$port" -e true` && return ;;
  esac
  say "$reason"
  return 1
}

# converse ASK TAKE: an exchange with the target; where nc did not say why it could not connect, check_tcp does.
converse() {
  reason=`exchange "$1" "$2" nc -w "$open" "$host" "$port"` && return
  case $reason in
    'ended with status'*) reason=; ! patience || reason=`check_tcp` || : ;;
  esac
  say "${reason:-no answer}"
  return 1
}

# strange TEXT: what came is not of the protocol, where it is not nc that speaks.
strange() {
  case $1 in
    '' | =* | 'nc: '* | *' refused' | *lookup\ failed* | *'timed out') unready "$1" ;;
    *) unready "unexpected answer: $1" ;;
  esac
}

ask_nothing() { :; }

# address PROTOCOL HOST PORT
address() {
  host_is "$2"
  port=$3
  case $host in
    *:*) name="[$host]:$port ($1)" ;;
    *) name="$host:$port ($1)" ;;
  esac
  need nc
}
#part tcp

want_tcp() {
  address TCP "$2" "$3"
  await check_tcp
  used=3
}
#part postgres

# A start-up packet of protocol 3.0. A request to authenticate, or any error but 57P03 (cannot connect now), comes
# from a server that takes connections: so does pg_isready decide.
ask_postgres() {
  printf '\000\000\000\070\000\003\000\000user\000podwright\000application_name\000podwright wait\000\000'
}
take_postgres() {
  type=`dd bs=1 count=1`
  case $type in
    R) return 0 ;;
    E) ;;
    *)
      read -r line
      strange "$type$line"
      return
      ;;
  esac
  set -- `dd bs=1 count=4 | od -An -tu1`
  dd bs=1 count=$(($3 * 256 + $4 - 4)) | tr '\000' '\n' | {
    code= text=
    while read -r line; do
      case $line in
        C?????) code=${line#C} ;;
        M*) text=${line#M} ;;
      esac
    done
    case $code in
      57P03 | '') unready "${text:-an error without a code}" ;;
    esac
  }
}
check_postgres() { converse ask_postgres take_postgres; }
want_postgres() {
  address PostgreSQL "$2" "$3"
  await check_postgres
  used=3
}
#part mysql

# MySQL and MariaDB speak first: a greeting of protocol 10, or an error.
take_mysql() {
  head=`dd bs=1 count=5 | tr '\000\012\377' ZNE`
  case $head in
    N=*)
      head=${head#N}
      unready "${head%%N*}"
      ;;
    ????N) return 0 ;;
    ????E)
      dd bs=1 count=2 > /dev/null
      read -r line
      unready "$line"
      ;;
    *)
      read -r line
      strange "$head$line"
      ;;
  esac
}
check_mysql() { converse ask_nothing take_mysql; }
want_mysql() {
  address MySQL "$2" "$3"
  await check_mysql
  used=3
}
#part redis

# A password is checked before loading is: only one who signs in hears -LOADING. redis-cli reads the same variable.
ask_redis() {
  [ -z "${REDISCLI_AUTH:-}" ] ||
    printf '*2\r\n$4\r\nAUTH\r\n$%s\r\n%s\r\n' "${#REDISCLI_AUTH}" "$REDISCLI_AUTH"
  printf 'PING\r\n'
}
take_redis() {
  read -r line
  case $line in
    +OK*) read -r line ;;
  esac
  case $line in
    +PONG* | -NOAUTH* | -NOPERM*) return 0 ;;
    -*) unready "${line#-}" ;;
    *) strange "$line" ;;
  esac
}
check_redis() { converse ask_redis take_redis; }
want_redis() {
  address Redis "$2" "$3"
  await check_redis
  used=3
}
#part http

# The status of the first answer; redirects are not followed.
ask_http() {
  printf 'GET %s HTTP/1.1\r\n' "$path"
  case $headers in
    *'
'[Hh][Oo][Ss][Tt]:*) ;;
    *) printf 'Host: %s\r\n' "$authority" ;;
  esac
  printf 'User-Agent: podwright-wait\r\nAccept: */*\r\nConnection: close\r\n'
  printf '%s\n' "$headers" | while read -r line; do
    [ -z "$line" ] || printf '%s\r\n' "$line"
  done
  printf '\r\n'
}
take_http() {
  last=
  while read -r line; do
    case $line in
      HTTP/*\ [1-5][0-9][0-9]*)
        line=${line#* }
        code=${line%"${line#???}"}
        IFS=,
        for range in $wanted; do
          [ "$code" -lt "${range%-*}" ] || [ "$code" -gt "${range#*-}" ] || return 0
        done
        unready "it answers with status $code, wanted $wanted"
        return
        ;;
      =*) break ;;
      ?*) last=$line ;;
    esac
  done
  unready "${last:-$line}"
}
check_http() {
  case $url in
    https:*)
      set -- wget -q -S --no-check-certificate -O /dev/null
      while read -r line; do
        [ -z "$line" ] || set -- "$@" --header "$line"
      done << EOT
$headers
EOT
      exchange : take_http "$@" "$url"
      ;;
    *) converse ask_http take_http ;;
  esac
}
want_http() {
  url=$2 name="$2 (HTTP $wanted)" host=${2#*://}
  path=/${host#*/} host=${host%%/*}
  authority=$host port=80
  case $host in
    *\]) ;;
    *:*) port=${host##*:} host=${host%:*} ;;
  esac
  case $host in
    \[*) host=${host#?} host=${host%?} ;;
  esac
  case $url in
    https:*) need wget ;;
    *) need nc ;;
  esac
  await check_http
  wanted=200-399 headers= used=2
}
#part dns

# A name the C library resolves. BusyBox's nslookup asks servers itself and has other rules; ping resolves first.
take_address() {
  last=
  while read -r line; do
    case $line in
      'PING '* | *'is alive'* | *'No response from'* | *'ermission denied'* | *'not permitted'*) return 0 ;;
      =*) break ;;
      ?*) last=$line ;;
    esac
  done
  unready "${last:-$line}"
}
check_dns() {
  if command -v getent > /dev/null; then
    exchange : take_status getent ahosts "$host" > /dev/null || { say 'does not resolve'; return 1; }
  else
    exchange : take_address ping -c 1 "$host"
  fi
}
want_dns() {
  host_is "$2"
  name="$host (DNS)"
  await check_dns
  used=2
}
#part command

# The client that the arguments name, without input.
check_command() { exchange : take_status "$@"; }
want_command() {
  shift
  name="$* (command)"
  need "$1"
  await check_command "$@"
  used=$(($# + 1))
}
#part end

# What a person can do about $reason.
look_at() {
  case $kind$reason in
    command*) say 'run the client by hand in this pod, with kubectl debug' ;;
    *'bad address'* | *resolve* | *resolution* | *'not known'* | *'nknown host'*)
      say "the name is unknown: is there a Service of that name, in that namespace? kubectl get service $host"
      ;;
    *refused*)
      say 'nothing listens there: are the pods behind it ready? kubectl get pods,endpointslices'
      ;;
    *'timed out'* | *'no answer'* | *unreachable* | *'o route'*)
      say 'nothing answers: does a NetworkPolicy, a firewall or a mesh stand between, or is it the wrong port?'
      ;;
    *) say 'it can be reached and is not ready: see its own log' ;;
  esac
}

# await CHECK ARGUMENT...: until CHECK succeeds; $name says in the log what is waited for.
await() {
  clock
  start=$now
  span $((deadline - now))
  say "waiting for $name, up to $span"
  pause=$interval attempts=0 told= told_at=$now
  while :; do
    patience
    attempts=$((attempts + 1))
    reason=`"$@"` && break
    clock
    span $((now - start))
    left=$((deadline - now))
    if [ "$left" -le 0 ] || [ "$limit" -le 1 ]; then
      # This attempt may have been cut short: then the one before says more.
      case $reason in 'no answer'*) reason=${told:-$reason} ;; esac
      say "gave up on $name after $span, at attempt $attempts: $reason"
      look_at
      exit 1
    fi
    if [ "$reason" != "$told" ] || [ "$attempts" -le 5 ] || [ $((now - told_at)) -ge 30 ]; then
      told=$reason told_at=$now elapsed=$span
      span "$left"
      say "$name: $reason; $elapsed elapsed, $span left"
    fi
    [ "$pause" -lt "$left" ] || pause=$((left - 1))
    sleep "$pause" > /dev/null 2>&1
    pause=$((pause * 2))
    [ "$pause" -le "$longest" ] || pause=$longest
  done
  clock
  span $((now - start))
  say "$name is ready after $span"
}

work() {
  interval=1 longest=10 wanted=200-399 headers=
  clock
  deadline=$((now + 300))
  while [ $# -gt 0 ]; do
    used=1
    case $1 in
      --timeout=*) deadline=$((now + ${1#*=})) ;;
      --interval=*) interval=${1#*=} ;;
      --max-interval=*) longest=${1#*=} ;;
      --status=*) wanted=${1#*=} ;;
      --header=*) headers="$headers
${1#*=}" ;;
      *)
        kind=$1
        "want_$kind" "$@"
        ;;
    esac
    shift "$used"
  done
}

# As process 1 a shell ignores TERM unless it is caught, and only a shell that waits for a child catches it at once.
worker=
trap '[ -z "$worker" ] || kill "$worker"; say "told to stop"; exit 143' TERM INT HUP
work "$@" &
worker=$!
wait "$worker"
