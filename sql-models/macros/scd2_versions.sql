{# One row per code and version, from complete daily snapshots. A version begins on the date
   whose snapshot first shows another state; the first one is open to the past, so that a fact
   older than the loaded history still finds a parent. valid_from <= date < valid_to, without gap
   or overlap, whatever order the days were loaded in. #}
{% macro scd2_versions(snapshots, code, tracked) %}
    select
        {{ code }},
        {%- for column in tracked %}
        {{ column }},
        {%- endfor %}
        case
            when lag(partition_date) over versions is null then date '1900-01-01'
            else partition_date
        end as valid_from,
        coalesce(lead(partition_date) over versions, date '9999-12-31') as valid_to

    from (

        select
            {{ code }},
            partition_date,
            {%- for column in tracked %}
            {{ column }},
            {%- endfor %}
            ({{ tracked | join(', ') }}) is distinct from (
                {%- for column in tracked %}
                lag({{ column }}) over snapshots_of_code{{ ',' if not loop.last }}
                {%- endfor %}
            ) as is_change

        from {{ snapshots }}

        window snapshots_of_code as (partition by {{ code }} order by partition_date)

    ) as compared

    where is_change

    window versions as (partition by {{ code }} order by partition_date)
{% endmacro %}
