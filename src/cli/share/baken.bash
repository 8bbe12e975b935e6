# SPDX-License-Identifier: EUPL-1.2
# Completion of the command `baken` in bash. What there is to choose is asked of the command itself, so it is never behind.

_baken() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[0]}
  local word help subcommands choices path=()
  help=$("$command" --help 2>/dev/null)
  # Down the subcommands as far as they are typed.
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    subcommands=$(sed -n '/^Subcommands:/,/^$/s/^  \([a-z-]*\) .*/\1/p' <<<"$help")
    grep -qxF -- "$word" <<<"$subcommands" || break
    path+=("$word")
    help=$("$command" "${path[@]}" --help 2>/dev/null)
  done
  subcommands=$(sed -n '/^Subcommands:/,/^$/s/^  \([a-z-]*\) .*/\1/p' <<<"$help")
  # After an option with a fixed choice, "--format text|json": the choice.
  choices=$(sed -n "s/^  $prev \([a-z|-]*|[a-z|-]*\).*/\1/p" <<<"$help" | tr '|' '\n')
  COMPREPLY=()
  if [[ $prev == --* && -n $choices ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$choices" -- "$cur")
  elif [[ $prev == --programme || ( ${path[0]} == programme && $cur != -* && ${#path[@]} -eq 2 ) ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$("$command" programme list 2>/dev/null | cut -d' ' -f1)" -- "$cur"; compgen -f -- "$cur")
  elif [[ $cur == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$(grep -oE '^  (-h,)?--[a-z-]+' <<<"$help" | sed 's/.*--/--/')" -- "$cur")
  elif [[ -n $subcommands ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$subcommands" -- "$cur")
  else
    mapfile -t COMPREPLY < <(compgen -f -- "$cur")
  fi
}
complete -o filenames -F _baken baken
