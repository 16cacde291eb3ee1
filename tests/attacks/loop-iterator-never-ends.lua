-- expect: rule-budget
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    for _ in function() return 1 end do end
  end,
}
