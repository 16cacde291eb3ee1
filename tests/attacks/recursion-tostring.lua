-- expect: ok
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local t = {}
    t[1] = t
    assert(tostring(t) == "table")
  end,
}
