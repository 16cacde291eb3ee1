-- expect: rule-error `event` is longer than
return rule {
  summary = "attack",
  extract = function(document, emit)
    emit({ key = "x", at = document, about = document, event = string.rep("x", 100000) })
  end,
  compare = function() end,
}
