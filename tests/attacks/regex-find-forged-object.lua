-- expect: rule-error
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    pattern("a"):find({ text = "a" })
  end,
}
