with holidays as (

    select * from {{ ref('int_holidays_computed') }}

),

days as (

    select day_at::date as calendar_date
    from generate_series(
        date '{{ var("calendar_start") }}', date '{{ var("calendar_end") }}', interval '1 day'
    ) as day_at

),

-- the fiscal year begins on 1 April and is named after the year in which it ends
described as (

    select
        days.calendar_date,
        extract(isodow from days.calendar_date)::integer as day_of_week,
        date_trunc('month', days.calendar_date)::date as month_start_date,
        holidays.holiday_name,
        extract(isodow from days.calendar_date) < 6
        and holidays.holiday_date is null as is_working_day
    from days
    left join holidays on holidays.holiday_date = days.calendar_date

),

final as (

    select
        {{ date_key('calendar_date') }} as date_key,
        calendar_date,
        day_of_week,
        to_char(calendar_date, 'FMDay') as day_name,
        extract(week from calendar_date)::integer as iso_week,
        extract(isoyear from calendar_date)::integer as iso_year,
        month_start_date,
        extract(month from calendar_date)::integer as month_number,
        to_char(calendar_date, 'FMMonth') as month_name,
        extract(quarter from calendar_date)::integer as quarter_number,
        extract(year from calendar_date)::integer as calendar_year,
        extract(month from month_start_date - interval '3 months')::integer as fiscal_month,
        extract(quarter from month_start_date - interval '3 months')::integer as fiscal_quarter,
        extract(year from month_start_date - interval '3 months')::integer + 1 as fiscal_year,
        holiday_name,
        is_working_day,
        count(*) filter (where is_working_day) over (
            partition by month_start_date order by calendar_date
        ) as working_day_of_month,
        count(*) filter (where is_working_day) over (
            partition by month_start_date
        ) as working_days_in_month,
        calendar_date = (month_start_date + interval '1 month - 1 day')::date as is_month_end

    from described

)

select * from final
