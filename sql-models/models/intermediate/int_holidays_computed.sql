with years as (

    select year_number
    from generate_series(
        extract(year from date '{{ var("calendar_start") }}')::integer,
        extract(year from date '{{ var("calendar_end") }}')::integer
    ) as year_number

),

-- Easter Sunday by the Gregorian computus (the anonymous algorithm of 1876)
centuries as (

    select
        year_number,
        year_number % 19 as golden,
        year_number / 100 as century,
        year_number % 100 as year_of_century
    from years

),

moons as (

    select
        *,
        (
            19 * golden + century - century / 4
            - (century - (century + 8) / 25 + 1) / 3 + 15
        ) % 30 as epact
    from centuries

),

sundays as (

    select
        *,
        (
            32 + 2 * (century % 4) + 2 * (year_of_century / 4) - epact - year_of_century % 4
        ) % 7 as to_sunday
    from moons

),

months as (

    select
        *,
        epact + to_sunday + 114
        - 7 * ((golden + 11 * epact + 22 * to_sunday) / 451) as month_and_day
    from sundays

),

easter as (

    select
        year_number,
        make_date(year_number, month_and_day / 31, month_and_day % 31 + 1) as easter_sunday
    from months

),

final as (

    select
        holiday.holiday_date,
        holiday.holiday_name

    from easter
    cross join lateral (
        values
            (make_date(year_number, 1, 1), 'New Year'),
            (easter_sunday - 2, 'Good Friday'),
            (easter_sunday + 1, 'Easter Monday'),
            (make_date(year_number, 5, 1), 'Labour Day'),
            (make_date(year_number, 12, 24), 'Christmas Eve'),
            (make_date(year_number, 12, 25), 'Christmas Day'),
            (make_date(year_number, 12, 26), 'Boxing Day'),
            (make_date(year_number, 12, 31), 'New Year''s Eve')
    ) as holiday (holiday_date, holiday_name)

)

select * from final
