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
        sum(runs.scrapped_qty) as scrapped_qty
    from runs
    inner join products using (product_key)
    group by grouping sets ((runs.date_key), (runs.date_key, products.category))

),

final as (

    -- the year's cost of goods at the pace of the day, over the day's stock: both add up over days
    select
        date_key,
        'K31' as kpi_code,
        cut_name,
        cut_value,
        coalesce(cost_cuts.cogs_eur, 0) * 365 as numerator,
        stock_cuts.value_eur as denominator
    from stock_cuts
    left join cost_cuts using (date_key, cut_name, cut_value)

    union all

    select date_key, 'K33', cut_name, cut_value, slow_value_eur, value_eur
    from stock_cuts

    union all

    select date_key, 'K34', cut_name, cut_value, value_eur, null
    from stock_cuts

    union all

    select date_key, 'K36', cut_name, cut_value, good_qty, planned_qty
    from run_cuts

    union all

    select date_key, 'K36S', cut_name, cut_value, scrapped_qty, good_qty + scrapped_qty
    from run_cuts

)

select * from final
