-- expect: rule-error
return rule {
  summary = "attack",
  extract = function(document, emit)
    emit({ key = "a", at = document, course = "falls" })
  end,
  compare = function(group, report)
    local _ = group
  end,
}
