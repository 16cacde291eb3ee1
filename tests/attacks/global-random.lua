-- expect: rule-error random
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    math.random()
  end,
}
