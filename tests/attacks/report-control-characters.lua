-- expect: ok
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    report(unit, "\27[31mred\7\nnext")
  end,
}
