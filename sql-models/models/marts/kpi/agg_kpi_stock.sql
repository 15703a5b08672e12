with inventory as (

    select * from {{ ref('fct_inventory_daily') }}

),

runs as (

    select * from {{ ref('fct_production_runs') }}

),

journal_lines as (

    select * from {{ ref('fct_journal_lines') }}

),

products as (

    select * from {{ ref('dim_product') }}

),

stock_cuts as (

    select
        inventory.date_key,
        case grouping(products.category) when 0 then 'category' else 'all' end as cut_name,
        coalesce(products.category, 'all') as cut_value,
        sum(inventory.value_eur) as value_eur,
        coalesce(
            sum(inventory.value_eur) filter (where inventory.is_slow_moving), 0
        ) as slow_value_eur
    from inventory
    inner join products using (product_key)
    group by grouping sets ((inventory.date_key), (inventory.date_key, products.category))

),

cost_cuts as (

    select
        date_key,
        case grouping(product_category) when 0 then 'category' else 'all' end as cut_name,
        coalesce(product_category, 'all') as cut_value,
        sum(amount_eur) as cogs_eur
    from journal_lines
    where account_code = '5000'
    group by grouping sets ((date_key), (date_key, product_category))

),

run_cuts as (

    select
        runs.date_key,
        case grouping(products.category) when 0 then 'category' else 'all' end as cut_name,
        coalesce(products.category, 'all') as cut_value,
        sum(runs.good_qty) as good_qty,
        sum(runs.planned_qty) as planned_qty,
        sum(runs.scrapped_qty) as scrapped_qty,
        sum(runs.machine_minutes) as machine_minutes,
        sum(runs.downtime_minutes) as downtime_minutes,
        sum(runs.standard_minutes) as standard_minutes
    from runs
    inner join products using (product_key)
    group by grouping sets ((runs.date_key), (runs.date_key, products.category))

),

-- the year's cost of goods at the pace of the day, over the day's stock: both add up over days
final as (

    select
        date_key,
        kpi.kpi_code,
        cut_name,
        cut_value,
        kpi.numerator,
        kpi.denominator
    from stock_cuts
    left join cost_cuts using (date_key, cut_name, cut_value)
    cross join lateral (
        values
            ('K31', coalesce(cost_cuts.cogs_eur, 0) * 365, value_eur),
            ('K32', value_eur, coalesce(cost_cuts.cogs_eur, 0)),
            ('K33', slow_value_eur, value_eur),
            ('K34', value_eur, null)
    ) as kpi (kpi_code, numerator, denominator)

    union all

    select date_key, kpi.kpi_code, cut_name, cut_value, kpi.numerator, kpi.denominator
    from run_cuts
    cross join lateral (
        values
            ('K36', good_qty, planned_qty),
            ('K36S', scrapped_qty, good_qty + scrapped_qty),
            ('K37D', downtime_minutes, machine_minutes + downtime_minutes),
            ('K37P', standard_minutes, machine_minutes)
    ) as kpi (kpi_code, numerator, denominator)

)

select * from final
