# Prints what zsh offers for a line: zsh -f capture.zsh SCRIPT LINE
# A shell on a pseudo terminal has the tabulator pressed, and notes every match that the completion adds.
zmodload zsh/zpty
zmodload zsh/zselect
out=$(mktemp)
zpty shell "TERM=dumb zsh -f -i"
send() { zpty -w shell "$1" }
send "PROMPT= OUT=${(q)out}"
send "autoload -Uz compinit; compinit -u -D"
send "compadd() { local -a hits; if [[ \${@[1,(i)(-|--)]} != *-(O|A|D)\ * ]]; then builtin compadd -A hits \"\$@\"; print -rl -- \$hits >>\$OUT; fi; builtin compadd \"\$@\"; }"
send "finish() { print -r -- '<done>' >>\$OUT; }; comppostfuncs=(finish)"
send "zstyle ':completion:*' insert-tab false; bindkey '^I' complete-word"
send "source ${(q)1}"
# a line of its own, so that the shell has carried out those above
send "print -r -- '<ready>' >>\$OUT"
wait_for() {
  local i
  for i in {1..200}; do
    grep -q "$1" $out && return 0
    zselect -t 5
  done
  print -u2 -- "zsh never said $1"
  return 1
}
wait_for '<ready>' || exit 1
zpty -w -n shell "$2"$'\t'
wait_for '<done>' || exit 1
zpty -d shell
grep -v '^<' $out | sort -u
rm -f $out
