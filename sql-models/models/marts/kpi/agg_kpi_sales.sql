with order_lines as (

    select * from {{ ref('fct_order_lines') }}

),

regions as (

    select * from {{ ref('dim_region') }}

),

products as (

    select * from {{ ref('dim_product') }}

),

-- an order counts once in every cut in which it has a line
cuts as (

    select
        order_lines.date_key,
        {{ cut_columns('regions.region_name', 'products.category') }},
        count(distinct order_lines.order_number) as order_count,
        count(*) as line_count,
        sum(order_lines.quantity) as quantity,
        sum(order_lines.gross_eur) as gross_eur,
        sum(order_lines.discount_eur) as discount_eur,
        sum(order_lines.net_eur) as net_eur
    from order_lines
    inner join regions using (region_key)
    inner join products using (product_key)
    group by {{ cut_groups('order_lines.date_key', 'regions.region_name', 'products.category') }}

),

final as (

    select
        cuts.date_key,
        kpi.kpi_code,
        cuts.cut_name,
        cuts.cut_value,
        kpi.numerator,
        kpi.denominator

    from cuts
    cross join lateral (
        values
            ('K01', net_eur, null),
            ('K03', order_count, null),
            ('K03L', line_count, null),
            ('K04', net_eur, order_count),
            ('K05', quantity, null),
            ('K05L', quantity, line_count),
            ('K05O', quantity, order_count),
            ('K14', discount_eur, gross_eur)
    ) as kpi (kpi_code, numerator, denominator)

)

select * from final
