"""Reads requests as JSON lines and says of each what botocore's own validator says against it, which boto3 runs before it sends anything."""

import json
import sys

import botocore.session
from botocore.validate import ParamValidator

session = botocore.session.get_session()
models = {}
for line in sys.stdin:
    request = json.loads(line)
    service = request["service"]
    models.setdefault(service, session.get_service_model(service))
    shape = models[service].shape_for(request["shape"])
    report = ParamValidator().validate(request["params"], shape)
    if report.has_errors():
        print(f"{request['name']}: {report.generate_report()}".replace("\n", " "))
