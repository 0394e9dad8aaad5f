# Completes jsupervisorctl in fish.

function __jsupervisorctl_words
    set -l before (string replace -r '^~/' "$HOME/" -- (commandline -opc))
    set -l typed (string unescape -- (commandline -ct | string collect); or commandline -ct)
    set -l answers (command $before[1] __complete $before[2..-1] "$typed" 2>/dev/null)
    if test "$answers[1]" = ':files'
        __fish_complete_path "$typed"
    else
        printf '%s\n' $answers
    end
end

complete -c jsupervisorctl -f -a '(__jsupervisorctl_words)'
