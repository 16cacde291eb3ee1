-- expect: rule-error random
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    math.randomseed(1)
  end,
}
