-- expect: rule-error noise
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    math.noise(1)
  end,
}
