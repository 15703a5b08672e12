-- A date that only some of the daily sources have entered is in no mart: say which sources it has.
-- A warning, because a date is so while it is being loaded.
{{ config(severity='warn') }}

select
    partition_date,
    string_agg(distinct source_name, ', ') as entered_by
from {{ ref('stg_ledger__partitions') }}
where source_name in ('{{ var("daily_sources") | join("', '") }}')
    and partition_date not in (select entered_date from {{ ref('int_dates_entered') }})
group by partition_date
