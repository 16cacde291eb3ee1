-- expect: rule-budget
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local list = { 1 }
    for _, item in ipairs(list) do
      list[#list + 1] = item
      if #list > 1000 then list = { 1 } end
      while true do end
    end
  end,
}
