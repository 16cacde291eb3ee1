-- expect: rule-error is the object around it
return rule {
  summary = "attack",
  extract = function(document, emit)
    emit({ key = "x", at = document, about = { text = "a", sentence = document, before = "b" } })
  end,
  compare = function() end,
}
