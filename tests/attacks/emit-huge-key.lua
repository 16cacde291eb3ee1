-- expect: rule-error
return rule {
  summary = "attack",
  extract = function(document, emit)
    emit({ key = ("k"):rep(1e6), at = document })
  end,
  compare = function(group, report)
    local _ = group
  end,
}
