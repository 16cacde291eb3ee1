-- expect: rule-syntax
goto top
::top::
return rule {}
