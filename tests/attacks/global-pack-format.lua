-- expect: rule-error
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    string.pack("i4", 1)
  end,
}
