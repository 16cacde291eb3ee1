-- expect: rule-error
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    error("\27[2J\0\7 gone")
  end,
}
