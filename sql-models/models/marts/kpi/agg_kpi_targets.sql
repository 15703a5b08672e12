with order_lines as (

    select * from {{ ref('fct_order_lines') }}

),

products as (

    select * from {{ ref('dim_product') }}

),

targets as (

    select * from {{ ref('fct_sales_targets') }}

),

dates as (

    select * from {{ ref('dim_date') }}

),

sales_by_category as (

    select
        order_lines.date_key,
        products.category,
        sum(order_lines.net_eur) as net_eur
    from order_lines
    inner join products using (product_key)
    group by
        date_key,
        category

),

-- targets are added up before they meet sales, or every sale would repeat them
targets_by_category as (

    select
        target_month,
        category,
        sum(target_eur) as target_eur
    from targets
    group by
        target_month,
        category

),

days as (

    select
        dates.date_key,
        dates.month_start_date,
        dates.is_working_day::integer::numeric / dates.working_days_in_month as month_share
    from dates
    where dates.date_key in (select date_key from sales_by_category)

),

-- each working day carries its share of the month's target, other days none
daily_targets as (

    select
        days.date_key,
        targets_by_category.category,
        targets_by_category.target_eur * days.month_share as target_eur
    from days
    inner join targets_by_category on targets_by_category.target_month = days.month_start_date

),

joined as (

    select
        date_key,
        category,
        coalesce(sales_by_category.net_eur, 0) as net_eur,
        coalesce(daily_targets.target_eur, 0) as target_eur
    from sales_by_category
    full outer join daily_targets using (date_key, category)

),

final as (

    select
        date_key,
        'K10' as kpi_code,
        case grouping(category) when 0 then 'category' else 'all' end as cut_name,
        coalesce(category, 'all') as cut_value,
        sum(net_eur) as numerator,
        sum(target_eur) as denominator

    from joined
    group by grouping sets ((date_key), (date_key, category))

)

select * from final
