-- expect: ok|rule-error
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local c = table.clone(unit)
    assert(next(c) == nil)
  end,
}
