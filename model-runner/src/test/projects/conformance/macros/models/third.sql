{{ config(materialized='note_only', pre_hook="{{ note('own pre') }}") }}
select '{{ modules.datetime.date(2024, 2, 29).strftime("%Y %j %a") }}' as day,
  '{{ fromyaml("a: [1, 2]")["a"] | sum }} {{ tojson({"k": [1, none, true]}) }}' as data,
  '{{ modules.re.sub("[aeiou]", "_", "a banana") }}' as text,
  '{{ {"x": 1}.get("y", "-") }} {{ "%05.1f" | format(3.14159) }} {{ "{:>4}".format(7) }}' as forms,
  '{{ zip([1, 2], ["a", "b"]) | list | length }} {{ set([1, 1, 2]) | length }} {{ local_md5("x") }}' as sets
