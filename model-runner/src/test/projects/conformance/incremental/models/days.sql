{{ config(materialized='view') }}
select n as id, n % 2 as part, {{ var('day') }} as day, 'row ' || n as word
       {%- if var('wide') %}, n * 2 as twice{% endif %}
from generate_series({{ var('day') }}, {{ var('day') }} + 2) n
