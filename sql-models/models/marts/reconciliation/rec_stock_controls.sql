with inventory as (

    select * from {{ ref('fct_inventory_daily') }}

),

deliveries as (

    select * from {{ ref('fct_deliveries') }}

),

runs as (

    select * from {{ ref('fct_production_runs') }}

),

balances as (

    select * from {{ ref('fct_trial_balance_daily') }}

),

moved as (

    select
        movement_date as control_date,
        product_key,
        warehouse_key,
        sum(quantity) as quantity
    from deliveries
    group by
        movement_date,
        product_key,
        warehouse_key

),

made as (

    select
        run_date as control_date,
        product_key,
        warehouse_key,
        sum(good_qty) as quantity
    from runs
    group by
        run_date,
        product_key,
        warehouse_key

),

cells as (

    select
        inventory.snapshot_date as control_date,
        coalesce(moved.quantity, 0) as moved_qty,
        inventory.shipped_qty - inventory.returned_qty as snapshot_moved_qty,
        coalesce(made.quantity, 0) as made_qty,
        inventory.good_qty,
        inventory.opening_qty + inventory.good_qty + inventory.returned_qty
        - inventory.shipped_qty + inventory.adjusted_qty as rolled_qty,
        inventory.closing_qty,
        coalesce(evening_before.closing_qty, inventory.opening_qty) as evening_before_qty,
        inventory.opening_qty,
        inventory.value_eur
    from inventory
    left join moved
        on moved.control_date = inventory.snapshot_date
        and moved.product_key = inventory.product_key
        and moved.warehouse_key = inventory.warehouse_key
    left join made
        on made.control_date = inventory.snapshot_date
        and made.product_key = inventory.product_key
        and made.warehouse_key = inventory.warehouse_key
    left join inventory as evening_before
        on evening_before.snapshot_date = inventory.snapshot_date - 1
        and evening_before.product_code = inventory.product_code
        and evening_before.warehouse_code = inventory.warehouse_code

),

finished_goods as (

    select
        balance_date as control_date,
        closing_eur
    from balances
    where account_code = '1300'

),

-- a difference adds up over the cells, so that two errors cannot cancel each other
final as (

    select
        cells.control_date,
        control.control_code,
        control.subject,
        sum(control.left_value) as left_value,
        sum(control.right_value) as right_value,
        sum(abs(control.left_value - control.right_value)) as difference,
        0.00 as tolerance
    from cells
    cross join lateral (
        values
            ('R5', 'shipped less returned', moved_qty, snapshot_moved_qty),
            ('R6', 'good quantity', made_qty, good_qty),
            ('R6', 'closing', rolled_qty, closing_qty),
            ('R6', 'opening', evening_before_qty, opening_qty)
    ) as control (control_code, subject, left_value, right_value)
    group by
        cells.control_date,
        control.control_code,
        control.subject

    union all

    select
        control_date,
        'R8',
        '1300',
        sum(cells.value_eur),
        finished_goods.closing_eur,
        abs(sum(cells.value_eur) - finished_goods.closing_eur),
        0.00
    from cells
    inner join finished_goods using (control_date)
    group by
        control_date,
        finished_goods.closing_eur

)

select * from final
