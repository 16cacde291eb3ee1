-- expect: ok
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    assert(next(unit) == nil)
  end,
}
