{{ config(
    materialized='table' if target.name == 'prod' else 'view',
    tags=["own", var('region', "x")],
    alias = 'spo' ~ "ken",
    meta={'length': var('region', 'abc')|length, 'minus': -1, 'list': [1, "it's", none, true, 1.5], 'one': ('x',),
          'two': (1, 2), 'chain': 1 < 2 <= 3, 'in': 'a' not in ['b'], 'logic': not true and false or true,
          'rest': 'abc'[1:], 'item': {'a': 1}['a'], 'sum': 1 + 2 * 3 - 4 // 3 ** 2 % 5, 'is': 1 is not none,
          'where': target.name, 'plus': +1, 'call': var(*['region', 'x'])},
) }}
{% call set_sql_header(config) %}set local work_mem = '5MB';{% endcall %}
select current_setting('work_mem') as memory
