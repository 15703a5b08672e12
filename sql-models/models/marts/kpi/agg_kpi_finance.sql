with journal_lines as (

    select * from {{ ref('fct_journal_lines') }}

),

accounts as (

    select * from {{ ref('dim_gl_account') }}

),

regions as (

    select * from {{ ref('dim_region') }}

),

liquidity as (

    select * from {{ ref('agg_kpi_liquidity') }}

),

-- income is positive, cost negative; what carries no region or category stands under Unknown,
-- so that cuts add up
cuts as (

    select
        journal_lines.date_key,
        {{ cut_columns('regions.region_name', 'journal_lines.product_category') }},
        {%- for name, types in {
            'revenue': "'REVENUE'",
            'gross_profit': "'REVENUE', 'COGS'",
            'operating_profit': "'REVENUE', 'COGS', 'OPEX'",
        }.items() %}
        coalesce(
            sum(-journal_lines.amount_eur) filter (where accounts.account_type in ({{ types }})), 0
        ) as {{ name }}_eur,
        {%- endfor %}
        coalesce(
            sum(-journal_lines.amount_eur) filter (where accounts.statement = 'PL'), 0
        ) as net_profit_eur,
        coalesce(
            sum(journal_lines.amount_eur) filter (where accounts.account_code = '6500'), 0
        ) as bad_debt_eur
    from journal_lines
    inner join accounts using (account_key)
    inner join regions using (region_key)
    group by {{ cut_groups(
        'journal_lines.date_key', 'regions.region_name', 'journal_lines.product_category'
    ) }}

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
            ('K02', revenue_eur, null),
            ('K09', revenue_eur, null),
            ('K15', gross_profit_eur, revenue_eur),
            ('K16', operating_profit_eur, revenue_eur),
            ('K17', net_profit_eur, revenue_eur),
            ('K25', bad_debt_eur, revenue_eur)
    ) as kpi (kpi_code, numerator, denominator)
    -- wages and rent belong to no region or category: below the gross margin only the whole counts
    where cuts.cut_name = 'all' or kpi.kpi_code in ('K02', 'K09', 'K15')

    union all

    select * from liquidity

)

select * from final
