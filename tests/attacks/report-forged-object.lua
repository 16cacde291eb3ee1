-- expect: rule-error
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    report({ text = "the", start = 1 }, "m")
  end,
}
