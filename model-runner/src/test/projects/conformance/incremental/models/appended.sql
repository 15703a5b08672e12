select * from {{ ref('days') }}
{% if is_incremental() %}where day > (select max(day) from {{ this }}){% endif %}
