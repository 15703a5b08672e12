-- The rules of the house for every model: described as "One row per …", owned, keyed by a test, at
-- most 6 parents; staging reads only sources, nothing else does, and marts never read staging;
-- dates are taken whole, and counted after each daily source. Columns: macros/check_columns.sql.
{%- set problems = [] %}
{%- set keyed = [] %}
{%- for node in graph.nodes.values() if node.resource_type == 'test' and node.test_metadata %}
    {%- if node.test_metadata.name in ['unique', 'unique_combination'] %}
        {%- do keyed.append(node.attached_node) %}
    {%- endif %}
{%- endfor %}
{%- for node in graph.nodes.values() if node.resource_type == 'model' %}
    {%- set layer = node.fqn[1] %}
    {%- set parents = node.depends_on.nodes %}
    {%- set sources = [] %}
    {%- set staging = [] %}
    {%- set daily = [] %}
    {%- for parent in parents %}
        {%- do sources.append(parent) if parent.startswith('source.') %}
        {%- do staging.append(parent) if '.stg_' in parent %}
        {%- set source_name = parent.split('.stg_')[-1].split('__')[0] %}
        {%- do daily.append(source_name) if source_name in var('daily_sources') %}
    {%- endfor %}
    {%- set dates_entered = 'model.' ~ node.package_name ~ '.int_dates_entered' %}
    {%- for problem, is_broken in [
        ('its description does not begin with One row per',
            not node.description.startswith('One row per ')),
        ('it has no owner', not node.config.meta.get('owner')),
        ('no test proves its key', node.unique_id not in keyed),
        ('it has more than 6 parents', parents | length > 6),
        ('staging reads only sources', layer == 'staging' and parents | length > sources | length),
        ('only staging reads sources', layer != 'staging' and sources | length > 0),
        ('marts never read staging', layer == 'marts' and staging | length > 0),
        ('rows of daily sources are read by rows_of_entered_dates',
            daily | length > 0 and dates_entered not in parents + [node.unique_id]),
        ('it is not built after each of daily_sources', node.unique_id == dates_entered
            and daily | unique | list | length < var('daily_sources') | length),
    ] if is_broken %}
        {%- do problems.append((node.name, problem)) %}
    {%- endfor %}
{%- endfor %}

select
    model_name,
    problem
from (
    values
        {%- for model_name, problem in problems %}
        ('{{ model_name }}', '{{ problem }}'),
        {%- endfor %}
        (null, null)
) as found (model_name, problem)
where model_name is not null
