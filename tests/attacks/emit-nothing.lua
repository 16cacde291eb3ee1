-- expect: rule-error
return rule {
  summary = "attack",
  extract = function(document, emit)
    emit()
  end,
  compare = function(group, report)
    local _ = group
  end,
}
