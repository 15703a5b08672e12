with measured as (

    select * from {{ ref('agg_kpis_filled') }}

),

definitions as (

    select * from {{ ref('kpi_definitions') }}

),

dates as (

    select * from {{ ref('dim_date') }}

),

-- a ratio is the sum of numerators over the sum of denominators of its window, never a mean of
-- daily ratios
windowed as (

    select
        measured.date_key,
        dates.calendar_date,
        measured.kpi_code,
        measured.cut_name,
        measured.cut_value,
        measured.numerator,
        measured.denominator,
        definitions.unit,
        definitions.direction,
        definitions.target,
        definitions.alert,
        {%- for part in ['numerator', 'denominator'] %}
        case definitions.value_window
            when 'month' then sum(measured.{{ part }}) over month_to_date
            when 'fiscal_year' then sum(measured.{{ part }}) over year_to_date
            when 'days_28' then sum(measured.{{ part }}) over four_weeks
            when 'days_90' then sum(measured.{{ part }}) over quarter
            else measured.{{ part }}
        end as window_{{ part }},
        {%- endfor %}
        definitions.is_ratio
    from measured
    inner join definitions using (kpi_code)
    inner join dates using (date_key)
    window
        series as (partition by measured.kpi_code, measured.cut_name, measured.cut_value),
        month_to_date as (
            partition by
                measured.kpi_code, measured.cut_name, measured.cut_value, dates.month_start_date
            order by dates.calendar_date
        ),
        year_to_date as (
            partition by
                measured.kpi_code, measured.cut_name, measured.cut_value, dates.fiscal_year
            order by dates.calendar_date
        ),
        four_weeks as (
            series order by dates.calendar_date
            range between interval '27 days' preceding and current row
        ),
        quarter as (
            series order by dates.calendar_date
            range between interval '89 days' preceding and current row
        )

),

valued as (

    select
        *,
        case
            when is_ratio then window_numerator / nullif(window_denominator, 0)
            else window_numerator
        end as value
    from windowed

),

final as (

    select
        date_key,
        calendar_date,
        kpi_code,
        cut_name,
        cut_value,
        round(numerator, 4) as numerator,
        round(denominator, 4) as denominator,
        round(value, 6) as value,
        unit,
        target,
        case
            when value is null or target is null then 'none'
            when direction = 'higher' and value >= target then 'good'
            when direction = 'lower' and value <= target then 'good'
            when direction = 'higher' and value < alert then 'bad'
            when direction = 'lower' and value > alert then 'bad'
            else 'watch'
        end as status

    from valued

)

select * from final
