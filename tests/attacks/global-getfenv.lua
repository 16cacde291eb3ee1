-- expect: rule-error getfenv
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    getfenv(0).print = nil
  end,
}
