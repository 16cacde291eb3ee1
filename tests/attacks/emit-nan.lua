-- expect: rule-error
return rule {
  summary = "attack",
  extract = function(document, emit)
    emit({ key = "a", at = document, low = 0 / 0 })
  end,
  compare = function(group, report)
    local _ = group
  end,
}
