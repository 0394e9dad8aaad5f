# Reads a configuration. Prints "yes" when [supervisord] says nodaemon=true beyond doubt, followed by the patterns of
# [include] if there is one; else "no", which includes every doubtful case.

/^[ \t]*[;#]/ { next }

/^\[/ {
  section = $0
  sub(/\][^\]]*$/, "", section)
  section = substr(section, 2)
  reading_files = 0
  next
}

# Indented lines continue an option: a value of several lines is beyond what is decided here.
/^[ \t]/ {
  if (reading_files) patterns = patterns " " $0
  else if (tolower($1) ~ /^nodaemon/) doubt = 1
  next
}

{ reading_files = 0 }

section == "include" && tolower($0) ~ /^files[ \t]*[=:]/ {
  patterns = $0
  sub(/^[^=:]*[=:]/, "", patterns)
  reading_files = 1
  next
}

tolower($0) ~ /^nodaemon[ \t]*[=:]/ {
  if (section == "DEFAULT") doubt = 1
  if (section != "supervisord") next
  value = tolower($0)
  sub(/^nodaemon[ \t]*[=:][ \t]*/, "", value)
  sub(/[ \t]+[;#].*$/, "", value)
  sub(/[ \t]+$/, "", value)
  answer = value == "true" || value == "yes" || value == "on" || value == "1"
}

END {
  if (!answer || doubt || patterns ~ /[;#]/) print "no"
  else if (patterns == "") print "yes"
  else {
    gsub(/[ \t]+/, " ", patterns)
    sub(/^ /, "", patterns)
    print "yes " patterns
  }
}
