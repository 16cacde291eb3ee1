-- expect: rule-error
return rule {
  summary = "attack",
  extract = function(document, emit)
    while true do emit({ key = "a", at = document }) end
  end,
  compare = function(group, report)
    local _ = group
  end,
}
