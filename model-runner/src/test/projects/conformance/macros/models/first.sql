{{ config(materialized='table', schema='place') }}
{% set list = ['a', 'b'] %}
select {{ cents('250') }} as amount, {{ current_timestamp() }} as at,
  {%- for each in list %} '{{ each | upper }}' as {{ each }}{{ ',' if not loop.last }}{% endfor %},
  '{% call wrapped() %}in{% endcall %}' as w, '{{ many(1, 'x', 3, 4) | replace("'", "") }}' as m
