-- expect: rule-budget
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local function spin()
      while true do end
    end
    spin()
  end,
}
